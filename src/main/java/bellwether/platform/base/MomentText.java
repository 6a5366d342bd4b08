package bellwether.platform.base;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Moments of answers: ISO 8601, UTC, to the millisecond.
public final class MomentText extends StdScalarSerializer<Instant> {
    private static final long serialVersionUID = 1;

    MomentText() {
        super(Instant.class);
    }

    public static String of(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    @Override
    public void serialize(Instant moment, JsonGenerator json, SerializerProvider provider)
            throws IOException {
        json.writeString(of(moment));
    }
}
