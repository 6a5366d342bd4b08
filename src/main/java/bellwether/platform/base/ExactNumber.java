package bellwether.platform.base;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;

/// Writes doubles with the digits that were given or stored, for prices and volumes:
///
/// ```java
/// @JsonSerialize(using = ExactNumber.class) double close
/// ```
public final class ExactNumber extends StdScalarSerializer<Double> {
    private static final long serialVersionUID = 1;

    public ExactNumber() {
        super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
            throws IOException {
        WireNumbers.exact(json, value);
    }
}
