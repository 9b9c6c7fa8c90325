package org.convoke.connectors;

import java.util.List;
import java.util.Optional;
import org.convoke.model.Phrase;
import org.convoke.model.ValueType;

/// Describes something that flows may ask of a connector: for the designer, and for checking
/// mappings when a flow is published.
///
/// @param key unique within the connector: `createChat`
/// @param name a verb with its object
/// @param description what it does and what it leaves alone, one or two sentences
/// @param inputs what it takes, in the order people are asked for it
/// @param outputs what later steps may use
public record Action(
    String key, Phrase name, Phrase description, List<Input> inputs, List<Output> outputs) {

  public Action {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /// The input of a key.
  public Optional<Input> input(String key) {
    return inputs.stream().filter(input -> input.key().equals(key)).findFirst();
  }

  /// The output of a key.
  public Optional<Output> output(String key) {
    return outputs.stream().filter(output -> output.key().equals(key)).findFirst();
  }

  /// A value that the action takes.
  ///
  /// @param key unique among the inputs
  /// @param label what people call it
  /// @param description what counts as a value, and its limits
  /// @param required whether the action fails without it
  public record Input(
      String key, Phrase label, Phrase description, ValueType type, boolean required) {}

  /// A value that the action gives.
  ///
  /// @param key unique among the outputs
  /// @param label what people call it
  public record Output(String key, Phrase label, ValueType type) {}
}
