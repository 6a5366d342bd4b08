package bellwether.platform.http.openapi;

import java.util.List;

/// One code of the table of problems.
///
/// @param status those of the answers with this code; none when only items of jobs fail with it
/// @param item whether items of jobs fail with it, or event streams end with it
/// @param action what to do
record ProblemCode(String code, List<Integer> status, boolean item, String meaning, String action) {
    ProblemCode {
        status = List.copyOf(status);
    }

    /// Whether answers carry it.
    boolean isAnswered() {
        return !status.isEmpty();
    }
}
