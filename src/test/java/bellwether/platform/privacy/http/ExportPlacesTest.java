package bellwether.platform.privacy.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.platform.base.Refusal;
import org.junit.jupiter.api.Test;

final class ExportPlacesTest {
    private final ExportPlaces places = new ExportPlaces();

    @Test
    void anOwnerHasOneAndAllHaveFour() {
        ExportPlaces.Place ann = places.take("ann");
        assertEquals(
                "An export of ann is being sent; take or close that one first.", refused("ann"));
        for (int i = 1; i < ExportPlaces.MOST; i++) {
            places.take("owner " + i);
        }
        assertEquals(
                "4 exports are being sent, which is the most; try again later.", refused("bob"));
        ann.close();
        places.take("bob");
    }

    private String refused(String owner) {
        Refusal refusal = assertThrows(Refusal.class, () -> places.take(owner));
        assertEquals("exports_busy", refusal.code());
        return refusal.detail();
    }
}
