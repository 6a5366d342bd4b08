package bellwether.desk.alert.rule;

import java.util.Optional;
import java.util.Set;

/// Watchlists and saved screens as universes of rules.
public interface NamedUniverses {
    /// There are none.
    NamedUniverses NONE =
            new NamedUniverses() {
                @Override
                public Optional<String> refusal(String owner, String kind, String name) {
                    return Optional.of(
                            "must be tickers or \"all\": there is no %s yet".formatted(kind));
                }

                @Override
                public Set<String> tickers(String owner, String kind, String name) {
                    return Set.of();
                }
            };

    /// Why a rule cannot look at it, in the words of a fault; empty where it can.
    ///
    /// @param kind `list` or `screen`
    Optional<String> refusal(String owner, String kind, String name);

    /// The tickers that it has now.
    ///
    /// @throws bellwether.platform.base.Refusal 422 where it is gone, or cannot be evaluated
    Set<String> tickers(String owner, String kind, String name);
}
