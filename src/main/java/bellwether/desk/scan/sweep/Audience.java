package bellwether.desk.scan.sweep;

import bellwether.desk.scan.Detection;
import bellwether.desk.scan.Scan;
import bellwether.platform.base.PrintableText;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The running scans that want detections of some symbols, whichever sweep finds them, in the order
/// of their owners.
///
/// @param unknown scans of which it cannot be found whether they want them
record Audience(List<Listener> listeners, List<Unknown> unknown) {
    /// A scan, and those of the symbols that are in its universe.
    record Listener(Scan scan, Set<Long> symbols) {
        Listener {
            symbols = Set.copyOf(symbols);
        }

        boolean wants(Detection one) {
            return symbols.contains(one.place().symbolId()) && scan.filter().matches(one.pattern());
        }
    }

    /// A scan whose symbols cannot be determined, and why.
    record Unknown(Scan scan, String reason) {
        private static final int LONGEST = 300;

        /// What its owner is shown.
        String words() {
            return "The symbols of the scan could not be determined: %s. What the sweep detected meanwhile is not counted and alerts nobody; GET /api/v1/detections lists it."
                    .formatted(PrintableText.cut(PrintableText.line(reason), LONGEST));
        }
    }

    Audience {
        listeners = List.copyOf(listeners);
        unknown = List.copyOf(unknown);
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
