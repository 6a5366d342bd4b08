package bellwether.market;

import java.util.Optional;

/// What the caller says about a file.
///
/// @param ticker whose bars these are, when the file has no column that says so
/// @param source the name its bars carry
/// @param dry whether only to say what would happen
public record ImportOptions(Optional<Ticker> ticker, Optional<String> source, boolean dry) {
    public static final ImportOptions NONE =
            new ImportOptions(Optional.empty(), Optional.empty(), false);
}
