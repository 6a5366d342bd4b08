package bellwether.desk.alert.channel;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;

/// The curve of web push, NIST's P-256 (SEC 2), with its keys as bytes.
final class P256 {
    private static final int COORDINATE = 32;

    /// An uncompressed point: 4, x and y.
    static final int POINT = 1 + 2 * COORDINATE;

    static final ECParameterSpec CURVE = curve();

    private static final BigInteger PRIME = ((ECFieldFp) CURVE.getCurve().getField()).getP();

    private P256() {}

    private static ECParameterSpec curve() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has P-256", e);
        }
    }

    /// @throws IllegalArgumentException when these bytes are no point of the curve
    static ECPublicKey publicKey(byte[] point) {
        if (point.length != POINT || point[0] != 4) {
            throw new IllegalArgumentException("not an uncompressed point");
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + COORDINATE));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + COORDINATE, POINT));
        boolean small = x.compareTo(PRIME) < 0 && y.compareTo(PRIME) < 0;
        if (!small || !y.multiply(y).mod(PRIME).equals(ySquared(x))) {
            throw new IllegalArgumentException("not a point of the curve");
        }
        return publicKey(new ECPoint(x, y));
    }

    private static ECPublicKey publicKey(ECPoint point) {
        try {
            return (ECPublicKey)
                    KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, CURVE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has P-256", e);
        }
    }

    private static BigInteger ySquared(BigInteger x) {
        return x.pow(3)
                .add(CURVE.getCurve().getA().multiply(x))
                .add(CURVE.getCurve().getB())
                .mod(PRIME);
    }

    static ECPrivateKey privateKey(BigInteger scalar) {
        try {
            return (ECPrivateKey)
                    KeyFactory.getInstance("EC")
                            .generatePrivate(new ECPrivateKeySpec(scalar, CURVE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has P-256", e);
        }
    }

    /// A private key from random bytes, at least eight more than the order has, so that it is
    /// evenly spread (FIPS 186-5, A.2.1).
    static ECPrivateKey privateKey(byte[] random) {
        BigInteger most = CURVE.getOrder().subtract(BigInteger.ONE);
        return privateKey(new BigInteger(1, random).mod(most).add(BigInteger.ONE));
    }

    /// The public key of a private one. The JDK multiplies points only to agree on a secret, which
    /// is the x of the product; with the base point that is the x of the public key. Of the two y
    /// with that x, the right one verifies what the private key has signed.
    static ECPublicKey publicOf(ECPrivateKey key) {
        BigInteger x = new BigInteger(1, agreed(key, publicKey(CURVE.getGenerator())));
        BigInteger root =
                ySquared(x).modPow(PRIME.add(BigInteger.ONE).shiftRight(2), PRIME); // p = 3 mod 4
        ECPublicKey first = publicKey(new ECPoint(x, root));
        return verifies(key, first) ? first : publicKey(new ECPoint(x, PRIME.subtract(root)));
    }

    private static boolean verifies(ECPrivateKey key, ECPublicKey candidate) {
        byte[] text = {1, 2, 3};
        return Es256.verify(candidate, text, Es256.sign(key, text));
    }

    /// ECDH: the x of the product, in 32 bytes.
    static byte[] agreed(ECPrivateKey mine, ECPublicKey theirs) {
        try {
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(mine);
            agreement.doPhase(theirs, true);
            return agreement.generateSecret();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has ECDH", e);
        }
    }

    /// The point as 65 bytes.
    static byte[] bytes(ECPublicKey key) {
        byte[] point = new byte[POINT];
        point[0] = 4;
        copy(key.getW().getAffineX(), point, 1);
        copy(key.getW().getAffineY(), point, 1 + COORDINATE);
        return point;
    }

    private static void copy(BigInteger number, byte[] to, int at) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, COORDINATE); // a first 0 is the sign
        System.arraycopy(bytes, bytes.length - length, to, at + COORDINATE - length, length);
    }
}
