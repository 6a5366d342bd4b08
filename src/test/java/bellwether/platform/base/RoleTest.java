package bellwether.platform.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoleTest {
    @ParameterizedTest
    @CsvSource({
        "PUBLIC, PUBLIC",
        "READER, PUBLIC READER",
        "TRADER, PUBLIC READER TRADER",
        "ADMIN, PUBLIC READER TRADER ADMIN"
    })
    void eachRoleMayWhatTheLowerOnesMayAndNoMore(Role held, String mayDo) {
        for (Role asked : Role.values()) {
            assertEquals(mayDo.contains(asked.name()), held.covers(asked), asked.name());
        }
    }
}
