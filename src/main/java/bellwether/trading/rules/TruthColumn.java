package bellwether.trading.rules;

/// Whether a condition is true on each bar.
public final class TruthColumn {
    private final byte[] codes;

    public TruthColumn(byte[] codes) {
        this.codes = codes;
    }

    public int size() {
        return codes.length;
    }

    public Truth at(int bar) {
        return Truth.of(codes[bar]);
    }

    public boolean isTrue(int bar) {
        return codes[bar] == Truth.YES;
    }

    /// As [Truth]'s codes; not to be written to.
    public byte[] codes() {
        return codes;
    }
}
