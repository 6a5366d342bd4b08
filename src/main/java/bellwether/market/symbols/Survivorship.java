package bellwether.market.symbols;

import bellwether.platform.base.CountedNoun;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Whether a universe holds only what is still alive today. Whoever looks at the past of such a
/// universe sees none of those that failed or were taken over on the way, so it looks better than
/// it was.
///
/// @param symbols how many there are
/// @param delisted how many of them are delisted by now
/// @param unknown of how many neither the day of listing nor that of delisting is on record
/// @param survivorsOnly null when it is not known
/// @param words the same for people
public record Survivorship(
        int symbols,
        int delisted,
        int unknown,
        @Nullable Boolean survivorsOnly,
        @JsonProperty("message") @JsonAlias("words") String words) {

    public static Survivorship of(SymbolDao.Survival found) {
        int symbols = found.symbols();
        int delisted = found.delisted();
        int unknown = found.unknown();
        if (delisted > 0) {
            return new Survivorship(
                    symbols,
                    delisted,
                    unknown,
                    false,
                    "%s of %s %s delisted by now; whether the universe includes every delisted symbol is unknown."
                            .formatted(
                                    delisted,
                                    new CountedNoun(symbols, "symbol"),
                                    delisted == 1 ? "is" : "are"));
        }
        if (unknown > 0) {
            return new Survivorship(
                    symbols,
                    delisted,
                    unknown,
                    null,
                    "Unknown whether only survivors are included: no symbol is delisted, but %,d of %s %s no listing date."
                            .formatted(
                                    unknown,
                                    new CountedNoun(symbols, "symbol"),
                                    unknown == 1 ? "has" : "have"));
        }
        return new Survivorship(
                symbols,
                delisted,
                unknown,
                true,
                "All of %s still trade today: delisted symbols are missing, so past results of this universe look better than they were (survivorship bias)."
                        .formatted(new CountedNoun(symbols, "symbol")));
    }
}
