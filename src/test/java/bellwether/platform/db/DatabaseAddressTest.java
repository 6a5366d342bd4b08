package bellwether.platform.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseAddressTest {
    @Test
    void readsThePlatformForm() {
        DatabaseAddress address =
                DatabaseAddress.parse(
                        "postgres://ann:p%40s+s%2Fw@db.example:5433/shop?sslmode=require");
        assertEquals("jdbc:postgresql://db.example:5433/shop?sslmode=require", address.jdbcUrl());
        assertEquals(Optional.of("ann"), address.user());
        assertEquals(Optional.of("p@s+s/w"), address.password());
    }

    @Test
    void readsThePlatformFormWithSeveralHosts() {
        DatabaseAddress address = DatabaseAddress.parse("postgresql://ann:x@one:1,two:2/shop");
        assertEquals("jdbc:postgresql://one:1,two:2/shop", address.jdbcUrl());
    }

    @Test
    void asksForThePrimaryOfSeveralHosts() {
        DatabaseAddress address =
                DatabaseAddress.parse(
                        "postgres://u:p@a:1,b:2/db?targetServerType=primary&sslmode=require");
        assertEquals(
                "jdbc:postgresql://a:1,b:2/db?targetServerType=primary&sslmode=require",
                address.jdbcUrl());
        assertEquals(Optional.of("u"), address.user());
        assertEquals("jdbc:postgresql://a:1,b:2/db", address.toString());
    }

    @Test
    void preparesNothingBehindAPooler() {
        assertEquals(
                "jdbc:postgresql://h/d?prepareThreshold=0",
                DatabaseAddress.parse("postgres://h/d").behindPooler().jdbcUrl());
        assertEquals(
                "jdbc:postgresql://h/d?sslmode=require&prepareThreshold=0",
                DatabaseAddress.parse("postgres://h/d?sslmode=require").behindPooler().jdbcUrl());
    }

    @Test
    void keepsAJdbcUrlAsItIs() {
        String url = "jdbc:postgresql://localhost/x?user=a&password=secret";
        assertEquals(url, DatabaseAddress.parse(url).jdbcUrl());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost/x?user=a&password=secret",
                "postgres://a:secret@localhost/x"
            })
    void neverShowsThePassword(String text) {
        assertFalse(DatabaseAddress.parse(text).toString().contains("secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://secret@h/d",
                "postgres://secret@/d",
                "postgres://h",
                "jdbc:postgresql://a:secret@localhost/x",
                "jdbc:postgresql://localhost:notaport/db?user=u&password=secret",
                "postgres://a:se cret@h/d"
            })
    void refusesOthersWithoutRepeatingThem(String text) {
        String message =
                assertThrows(IllegalArgumentException.class, () -> DatabaseAddress.parse(text))
                        .toString();
        assertFalse(message.contains("secret") || message.contains("se cret"), message);
    }
}
