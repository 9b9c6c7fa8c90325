package org.convoke.engine.expressions;

import org.convoke.model.Phrase;

/// One fault of an expression.
///
/// @param position which character, from 0
/// @param code stable: `expression-syntax`, `expression-type`, `unknown-path`,
///   `expression-too-long`
/// @param subject the path that is not known; otherwise empty
public record ExpressionProblem(int position, String code, String subject, Phrase detail) {}
