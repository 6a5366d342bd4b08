package bellwether.bench.attack;

import java.nio.file.Path;

/// The service as attackers find it.
///
/// @param keys of the two callers that it knows
/// @param time how long they go on
record Target(int port, long pid, Path home, Keys keys, AttackTime time) {
    /// @param master the admin's
    /// @param reader one of the database, of the honest callers and of attackers who have a key
    record Keys(String master, String reader) {}

    /// The same for a part of the time, from now on.
    Target during(long millis) {
        return new Target(port, pid, home, keys, time.atMost(millis));
    }

    String reader() {
        return keys.reader();
    }

    String master() {
        return keys.master();
    }
}
