package bellwether.research.screen.http;

/// How a result is shown.
///
/// @param near how many symbols that nearly pass are shown
/// @param columns whether values are shown as columns; else as rows
/// @param place where the page begins among those that pass
record ScreenView(int near, boolean columns, ScreenPlace place, int limit) {}
