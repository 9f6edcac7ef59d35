package io.forbear.embedded;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/**
 * Stands where a bank has its identity provider: keeps a signing key on this machine and issues
 * tokens that the services accept. Tokens live in real time, whatever clock the services run on.
 */
public final class LocalIdentityProvider {
    /** The roles the services know. */
    public static final List<String> ROLES =
            List.of(
                    "core-banking",
                    "gateway",
                    "collector",
                    "plan-desk",
                    "compliance-officer",
                    "operations",
                    "auditor",
                    "agency-desk",
                    "legal-desk",
                    "risk-desk");

    private static final String ISSUER = "forbear-local";
    private static final int KEY_BITS = 2048;

    private final Path publicKeyFile;
    private final PrivateKey key;
    private final Clock clock = Clock.systemUTC();

    private LocalIdentityProvider(Path publicKeyFile, PrivateKey key) {
        this.publicKeyFile = publicKeyFile;
        this.key = key;
    }

    /**
     * Reads the key pair in a folder, or makes one there at the first call.
     *
     * @throws UncheckedIOException if the folder cannot be written or holds something else
     */
    public static LocalIdentityProvider in(Path folder) {
        var privateKeyFile = folder.resolve("token-private.pem");
        var publicKeyFile = folder.resolve("token-public.pem");
        try {
            if (!Files.exists(privateKeyFile)) {
                create(folder, privateKeyFile, publicKeyFile);
            }
            return new LocalIdentityProvider(publicKeyFile, read(privateKeyFile));
        } catch (IOException e) {
            throw new UncheckedIOException("signing key in " + folder, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(privateKeyFile + " holds no RSA key", e);
        }
    }

    /** The public half, PEM; the services check tokens with it. */
    public Path publicKeyFile() {
        return publicKeyFile;
    }

    /**
     * A signed token.
     *
     * @param role one of {@link #ROLES}
     * @param subject who it stands for
     * @param validity how long it is valid, from now, in real time
     * @throws IllegalArgumentException for a role that no service knows
     */
    public String token(String role, String subject, Duration validity) {
        return token(role, subject, List.of("*"), validity);
    }

    /**
     * The same for whom the token stands for some legal entities only.
     *
     * @param entities for which it may report; {@code *}: for all
     */
    public String token(String role, String subject, List<String> entities, Duration validity) {
        return token(List.of(role), subject, entities, validity);
    }

    /** The same for somebody with several roles. */
    public String token(
            List<String> roles, String subject, List<String> entities, Duration validity) {
        for (var role : roles) {
            if (!ROLES.contains(role)) {
                throw new IllegalArgumentException(
                        "there is no role " + role + "; roles are " + String.join(", ", ROLES));
            }
        }
        var now = clock.instant();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .subject(subject)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(validity)))
                        .claim("roles", List.copyOf(roles))
                        .claim("legal_entities", entities)
                        .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign with the key of " + publicKeyFile, e);
        }
        return token.serialize();
    }

    private static void create(Path folder, Path privateKeyFile, Path publicKeyFile)
            throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        var pair = generator.generateKeyPair();
        Files.writeString(publicKeyFile, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        Files.createFile(
                privateKeyFile,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(privateKeyFile, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    }

    private static RSAPrivateKey read(Path file) throws IOException, GeneralSecurityException {
        var base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
        var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
        return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(spec);
    }

    private static String pem(String kind, byte[] der) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }
}
