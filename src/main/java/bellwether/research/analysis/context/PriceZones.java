package bellwether.research.analysis.context;

import java.util.List;

/// Supports below and resistances above the last close, the nearest first.
public record PriceZones(List<PriceZone> supports, List<PriceZone> resistances, String method) {
    public PriceZones {
        supports = List.copyOf(supports);
        resistances = List.copyOf(resistances);
    }
}
