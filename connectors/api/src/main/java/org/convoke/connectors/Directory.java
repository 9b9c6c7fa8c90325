package org.convoke.connectors;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convoke.model.Problem;

/// The departments and people of a platform, as far as the app may see them. Calls may wait.
public interface Directory {

  /// Everything the app may see.
  Contents read();

  /// The account of whom a mobile number or an e-mail address belongs to, where the platform lets
  /// the app ask.
  ///
  /// @param mobiles as people write them, mainland numbers without a country code
  /// @return by the mobile or e-mail asked for; without those nobody has
  Map<String, Accounts.Account> match(List<String> mobiles, List<String> emails);

  /// What the platform tells of somebody whom it named by his account alone, when he came to the
  /// app for the first time.
  ///
  /// @return empty: the platform has no name for him
  /// @throws Problem why it does not tell
  /// @throws Unanswered when there was no answer
  Optional<Who> who(String account);

  /// Somebody the platform told of.
  ///
  /// @param internal whether he is of the company itself, and no customer
  record Who(String name, boolean internal) {}

  /// Departments and people.
  record Contents(List<Unit> departments, List<Member> members) {

    public Contents {
      departments = List.copyOf(departments);
      members = List.copyOf(members);
    }
  }

  /// A department of the platform.
  ///
  /// @param parent empty: at the top
  record Unit(String id, String name, Optional<String> parent) {}

  /// A person of the platform.
  ///
  /// @param mobile empty when the platform does not tell
  /// @param departments ids of units
  record Member(
      Accounts.Account account,
      String name,
      Optional<String> mobile,
      Optional<String> email,
      Optional<String> title,
      List<String> departments) {

    public Member {
      departments = List.copyOf(departments);
    }
  }
}
