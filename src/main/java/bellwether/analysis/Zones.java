package bellwether.analysis;

import java.util.List;

/// Supports below and resistances above the last close, the nearest first.
record Zones(List<Zone> supports, List<Zone> resistances, String method) {
    Zones {
        supports = List.copyOf(supports);
        resistances = List.copyOf(resistances);
    }
}
