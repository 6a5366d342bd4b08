package bellwether.platform.base;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;

/// Writes an empty text, which is how columns keep what is not there, as null:
///
/// ```java
/// @JsonSerialize(using = EmptyAsNull.class) String createdBy
/// ```
public final class EmptyAsNull extends StdScalarSerializer<String> {
    private static final long serialVersionUID = 1;

    public EmptyAsNull() {
        super(String.class);
    }

    @Override
    public void serialize(String value, JsonGenerator json, SerializerProvider provider)
            throws IOException {
        if (value.isEmpty()) {
            json.writeNull();
        } else {
            json.writeString(value);
        }
    }
}
