package bellwether.desk.overview.chart;

import bellwether.platform.base.WireNumbers;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Numbers of bars, one after the other, as a list of JSON; null where there is none.
public final class NumberColumn extends JsonSerializable.Base {
    /// So many digits tell any two doubles apart.
    static final int ALL_DIGITS = 17;

    private final double[] values;
    private final int digits;

    private NumberColumn(double[] values, int digits) {
        this.values = values;
        this.digits = digits;
    }

    /// With the digits that they have.
    static NumberColumn exact(double[] values, int from, int to) {
        return new NumberColumn(Arrays.copyOfRange(values, from, to), ALL_DIGITS);
    }

    /// With at most so many significant digits.
    static NumberColumn rounded(double[] values, int digits) {
        return new NumberColumn(values, digits);
    }

    /// How many there are.
    public int size() {
        return values.length;
    }

    private @Nullable String text(int place) {
        double value = values[place];
        if (!Double.isFinite(value)) {
            return null;
        }
        return digits == ALL_DIGITS || value == 0
                ? WireNumbers.exact(value)
                : new BigDecimal(value, new MathContext(digits, RoundingMode.HALF_EVEN))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /// One as it is written; null where there is none.
    public @Nullable BigDecimal number(int place) {
        String text = text(place);
        return text == null ? null : new BigDecimal(text);
    }

    @Override
    public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < values.length; i++) {
            String text = text(i);
            if (text == null) {
                json.writeNull();
            } else {
                json.writeNumber(text);
            }
        }
        json.writeEndArray();
    }

    @Override
    public void serializeWithType(
            JsonGenerator json, SerializerProvider provider, TypeSerializer type)
            throws IOException {
        serialize(json, provider);
    }
}
