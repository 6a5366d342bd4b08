package bellwether.market.feeds;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How one source is asked, and what its answers mean: its published format and nothing else. How
/// often and how patiently it is asked is not its business.
public interface PriceProvider {
    ProviderName source();

    /// What it calls this instrument; nothing when it does not cover it.
    Optional<String> symbol(Instrument instrument);

    /// The question for daily bars.
    Question daily(Asked asked);

    /// The bars as they were traded, oldest first, with splits and dividends where it tells them.
    ///
    /// @throws ProviderException when this is no answer to the question
    List<ProviderBar> days(String answer, Asked asked);

    /// The question for the newest price; nothing when it has none for such symbols.
    Optional<Question> quote(Instrument instrument, String symbol, String key);

    /// The newest price.
    ///
    /// @throws ProviderException when this is no answer to the question
    Quote quoted(String answer, String symbol);

    /// What is wanted.
    ///
    /// @param symbol in the source's words
    /// @param from the first day
    /// @param until the last one
    /// @param key empty where none is needed
    record Asked(String symbol, LocalDate from, LocalDate until, String key) {}

    /// A GET.
    ///
    /// @param path with its query, begins with `/`
    record Question(String path, Map<String, String> headers) {
        public Question {
            headers = Map.copyOf(headers);
        }

        public static Question of(String path) {
            return new Question(path, Map.of());
        }
    }
}
