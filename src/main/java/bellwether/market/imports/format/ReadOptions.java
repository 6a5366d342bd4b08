package bellwether.market.imports.format;

import java.time.LocalDate;

/// How a file is to be read.
///
/// @param latest the last date that is not in the future anywhere on earth
/// @param listings where its symbols trade, whose clock is that of times that do not say theirs
/// @param given the ticker that was given with the upload
public record ReadOptions(
        FileShape shape, LocalDate latest, FileListings listings, GivenTicker given) {}
