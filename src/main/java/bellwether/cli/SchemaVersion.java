package bellwether.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the version of a schema.
final class SchemaVersion implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        if (!text.matches("\\d{1,6}")) {
            throw new TypeConversionException(
                    "must be a version of the schema, 0 or above, was \"%s\"".formatted(text));
        }
        return Integer.valueOf(text);
    }
}
