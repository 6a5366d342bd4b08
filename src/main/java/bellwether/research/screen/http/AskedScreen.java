package bellwether.research.screen.http;

import bellwether.research.screen.ScreenQuery;
import java.util.function.UnaryOperator;

/// A screen that a request asks for.
///
/// @param pointer of a part of the request by its name
record AskedScreen(ScreenQuery query, ScreenView view, UnaryOperator<String> pointer) {}
