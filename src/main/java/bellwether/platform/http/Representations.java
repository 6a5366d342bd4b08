package bellwether.platform.http;

import java.util.List;
import java.util.function.Supplier;

/// One answer in the three forms in which it can be had, of which only the one that the caller
/// wants is made.
///
/// @param rows of the table
/// @param text for people
public record Representations<R>(
        Supplier<Object> json, CsvOutput<R> table, Supplier<List<R>> rows, Supplier<String> text) {}
