package bellwether.desk.scan.sweep;

import bellwether.desk.scan.Detection;
import bellwether.desk.scan.Scan;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The running scans that want detections of some symbols, whichever sweep finds them, in the order
/// of their owners.
record Audience(List<Listener> listeners) {
    /// A scan, and those of the symbols that are in its universe.
    record Listener(Scan scan, Set<Long> symbols) {
        Listener {
            symbols = Set.copyOf(symbols);
        }

        boolean wants(Detection one) {
            return symbols.contains(one.place().symbolId()) && scan.filter().matches(one.pattern());
        }
    }

    Audience {
        listeners = List.copyOf(listeners);
    }

    /// Owners who may be alerted.
    Set<String> alerted() {
        Set<String> owners = new TreeSet<>();
        listeners.stream()
                .map(Listener::scan)
                .filter(Scan::alerts)
                .forEach(scan -> owners.add(scan.owner()));
        return owners;
    }
}
