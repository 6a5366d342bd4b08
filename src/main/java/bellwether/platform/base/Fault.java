package bellwether.platform.base;

/// One thing wrong with a request.
///
/// @param pointer a JSON pointer into the body (`/tickers/3`), or `?name` for a query parameter
/// @param detail the rule that was broken and the value that broke it
public record Fault(String pointer, String detail) {}
