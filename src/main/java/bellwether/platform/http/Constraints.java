package bellwether.platform.http;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

/// Turns a broken constraint of a record into a fault with a JSON pointer.
final class Constraints {
    private static final PropertyNamingStrategies.SnakeCaseStrategy NAMES =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private Constraints() {}

    static Fault fault(ConstraintViolation<?> violation) {
        String was =
                violation.getInvalidValue() == null
                        ? ""
                        : ", was " + Quoted.value(violation.getInvalidValue());
        return new Fault(pointer(violation.getPropertyPath()), violation.getMessage() + was);
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(NAMES.translate(node.getName()));
            }
        }
        return pointer.toString();
    }
}
