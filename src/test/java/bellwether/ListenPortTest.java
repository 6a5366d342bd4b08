package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ListenPortTest {
    private static final String HERE = "127.0.0.1";

    @Test
    void aFreePortAndAnyPortAreFine() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertEquals(Optional.empty(), new ListenPort(HERE, free).complaint());
        assertEquals(Optional.empty(), new ListenPort(HERE, 0).complaint());
    }

    @Test
    void aTakenPortNamesTheNext() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ListenPort port = new ListenPort(HERE, socket.getLocalPort());
            assertEquals(Optional.of(port.inUse()), port.complaint());
        }
        assertTrue(new ListenPort(HERE, 65_535).inUse().contains("PORT=65534 "));
    }

    @Test
    void anAddressOfAnotherMachineIsSaidToBeOne() {
        String complaint = new ListenPort("192.0.2.1", 18_080).complaint().orElseThrow();
        assertTrue(complaint.startsWith("Cannot listen on port 18080 of 192.0.2.1: "), complaint);
        assertTrue(complaint.endsWith("Set HOST to an address of this machine."), complaint);
    }

    @Test
    void aPortThatWasTakenMeanwhileIsRecognised() {
        Exception fault = new IllegalStateException(new BindException("Address already in use"));
        assertTrue(ListenPort.isTaken(fault));
        assertFalse(ListenPort.isTaken(new BindException("Permission denied")));
        assertFalse(ListenPort.isTaken(new IllegalStateException("in use")));
    }
}
