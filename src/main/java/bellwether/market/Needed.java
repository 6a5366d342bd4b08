package bellwether.market;

import java.util.List;

/// Which stored bars of a symbol are needed: those of a span of time, both ends included, and the
/// two on either side of some moments.
record Needed(long symbolId, Timeframe timeframe, long first, long last, List<Long> moments) {
    Needed {
        moments = List.copyOf(moments);
    }
}
