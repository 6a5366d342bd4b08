package bellwether.market;

/// How the dates of a file are read.
///
/// @param form in words, from an example of the file
/// @param closingTimes whether the rows show the time of a session's end, which leaves them daily
record DateStyle(DateOrder order, boolean closingTimes, String form) {}
