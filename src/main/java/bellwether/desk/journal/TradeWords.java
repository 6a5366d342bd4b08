package bellwether.desk.journal;

import java.util.List;

/// What the entries about a trade say of it together.
///
/// @param tags of all of them, each once, in small letters
/// @param emotions each once
public record TradeWords(List<String> tags, List<String> emotions) {
    /// Of a trade about which nothing is written.
    public static final TradeWords NONE = new TradeWords(List.of(), List.of());

    public TradeWords {
        tags = List.copyOf(tags);
        emotions = List.copyOf(emotions);
    }
}
