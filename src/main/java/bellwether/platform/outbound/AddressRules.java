package bellwether.platform.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;

/// Which addresses are of an inner network.
public final class AddressRules {
    private AddressRules() {}

    /// Whether an address is anything else than one host of the public internet (RFC 6890 lists
    /// what there is).
    public static boolean isInside(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet4Address
                        ? isInside4(address.getAddress(), 0)
                        : isInside6(address.getAddress()));
    }

    private static boolean isInside4(byte[] bytes, int from) {
        int first = bytes[from] & 0xff;
        int second = bytes[from + 1] & 0xff;
        int third = bytes[from + 2] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> true;
            case 100 -> second >= 64 && second < 128; // shared by a provider's customers
            case 169 -> second == 254;
            case 172 -> second >= 16 && second < 32;
            case 192 ->
                    second == 168
                            || (second == 0 && (third == 0 || third == 2))
                            || (second == 88 && third == 99);
            case 198 -> second == 18 || second == 19 || (second == 51 && third == 100);
            case 203 -> second == 0 && third == 113;
            default -> first >= 224;
        };
    }

    /// Unique local ones, those for documents, and those that carry an IPv4 address that is inside:
    /// mapped, compatible, translated (64:ff9b::/96) and 6to4. Teredo has none that is needed here.
    private static boolean isInside6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        int second = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
        boolean unique = (first & 0xfe00) == 0xfc00;
        return switch (first) {
            case 0 -> isInside4(bytes, 12);
            case 0x64 -> second != 0xff9b || bytes[5] != 0 || isInside4(bytes, 12);
            case 0x2001 -> second < 0x200 || second == 0xdb8;
            case 0x2002 -> isInside4(bytes, 2);
            default -> unique;
        };
    }
}
