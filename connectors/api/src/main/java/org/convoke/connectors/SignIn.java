package org.convoke.connectors;

import java.net.URI;
import org.convoke.model.Unauthenticated;

/// Signing in with an account of the platform.
public interface SignIn {

  /// Where the browser goes.
  ///
  /// @param back where the platform sends it afterwards, with a code
  /// @param state given back with the code: at most 128 letters and digits
  URI authorize(URI back, String state);

  /// Whose code it is.
  ///
  /// @param code good once
  /// @throws Unauthenticated when the platform does not know the code, or the account is not of the
  ///   connection's tenant
  Accounts.Account identify(String code, URI back);
}
