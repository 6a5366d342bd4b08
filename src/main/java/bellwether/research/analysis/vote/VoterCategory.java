package bellwether.research.analysis.vote;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What kind of evidence a voter gives; a profile weighs each kind.
public enum VoterCategory {
    MOMENTUM,
    TREND,
    VOLATILITY,
    VOLUME,
    /// What is learnt from many symbols; its voter has a weight of its own alone.
    MODEL;

    /// Those of the voters that read bars.
    public static final List<VoterCategory> OF_BARS =
            Arrays.stream(values()).filter(category -> category != MODEL).toList();

    private final String key = name().toLowerCase(Locale.ROOT);

    @JsonValue
    public String key() {
        return key;
    }
}
