package bellwether.platform.base;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;

/// Writes doubles of answers rounded: see [WireNumbers#computed(double)].
final class ComputedNumber extends StdScalarSerializer<Double> {
    private static final long serialVersionUID = 1;

    ComputedNumber() {
        super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
            throws IOException {
        WireNumbers.computed(json, value);
    }
}
