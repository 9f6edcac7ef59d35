package io.forbear.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A certificate authority for one machine, and the servers it vouches for, as PEM. Everything is
 * made by the JDK's {@code keytool} when it is first asked for; a server's certificate that ends
 * within a month is made anew. The authority's key lies beside them, for this user alone.
 */
public final class Certificates {
    private static final String AUTHORITY = "ca";
    private static final int AUTHORITY_DAYS = 3650;
    private static final int SERVER_DAYS = 397;
    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

    private final Path directory;
    private final Clock clock = Clock.systemUTC();

    private Certificates(Path directory) {
        this.directory = directory;
    }

    /** Those kept in a directory, which is made if it is missing. */
    public static Certificates in(Path directory) {
        return new Certificates(directory);
    }

    /**
     * A server's certificate and key.
     *
     * @param chain its certificate and the authority's
     * @param key its private key, PKCS#8 without a password; only its owner may read it
     * @param both key and chain in one file, as Kafka wants them
     */
    public record ServerCertificate(Path chain, Path key, Path both) {}

    /** What clients trust; made at the first call. */
    public synchronized Path authority() {
        var file = directory.resolve("ca.pem");
        if (!Files.exists(file)) {
            make(
                    AUTHORITY,
                    AUTHORITY_DAYS,
                    List.of("-ext", "bc:c", "-ext", "ku:c=keyCertSign,cRLSign"));
            write(file, pem("CERTIFICATE", encoded(entry(AUTHORITY).chain().getFirst())));
        }
        return file;
    }

    /** The certificate of a server on this machine, whatever name clients call it by. */
    public synchronized ServerCertificate of(String server) {
        authority();
        var files =
                new ServerCertificate(
                        directory.resolve(server + ".pem"),
                        directory.resolve(server + "-key.pem"),
                        directory.resolve(server + "-key-and-chain.pem"));
        if (!Files.exists(files.both()) || endsSoon(server)) {
            make(
                    server,
                    SERVER_DAYS,
                    List.of(
                            "-signer",
                            AUTHORITY,
                            "-ext",
                            "san=dns:localhost,ip:127.0.0.1",
                            "-ext",
                            "eku=serverAuth,clientAuth"));
            write(files, entry(server));
        }
        return files;
    }

    private record Entry(Key key, List<X509Certificate> chain) {}

    private boolean endsSoon(String server) {
        var end = entry(server).chain().getFirst().getNotAfter().toInstant();
        return end.isBefore(clock.instant().plus(RENEWED_BEFORE));
    }

    private static void write(ServerCertificate files, Entry entry) {
        var chain = new StringBuilder();
        entry.chain().forEach(one -> chain.append(pem("CERTIFICATE", encoded(one))));
        var key = pem("PRIVATE KEY", entry.key().getEncoded());
        write(files.chain(), chain.toString());
        write(files.key(), key);
        write(files.both(), key + chain);
    }

    private Path keyStore() {
        return directory.resolve("certificates.p12");
    }

    private String password() {
        return Secrets.in(directory).get("certificates.password");
    }

    private void make(String alias, int days, List<String> extensions) {
        password();
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                                "-J-XX:TieredStopAtLevel=1",
                                "-genkeypair",
                                "-keystore",
                                keyStore().toString(),
                                "-storepass:file",
                                directory.resolve("certificates.password").toString(),
                                "-alias",
                                alias,
                                "-dname",
                                "CN=" + alias + ",O=Forbear on this machine",
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-validity",
                                Integer.toString(days)));
        command.addAll(extensions);
        try {
            forget(alias);
            run(command);
            Files.setPosixFilePermissions(keyStore(), PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the certificate of " + alias, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot make the certificate of " + alias, e);
        }
    }

    private void forget(String alias) throws IOException, GeneralSecurityException {
        if (Files.exists(keyStore())) {
            var store = load();
            if (store.containsAlias(alias)) {
                store.deleteEntry(alias);
                try (var out = Files.newOutputStream(keyStore())) {
                    store.store(out, password().toCharArray());
                }
            }
        }
    }

    private static void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new ProgramFailure("keytool: " + output);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ProgramFailure("interrupted while a certificate was made", e);
        }
    }

    private Entry entry(String alias) {
        try {
            var store = load();
            var chain = new ArrayList<X509Certificate>();
            for (var certificate : store.getCertificateChain(alias)) {
                chain.add((X509Certificate) certificate);
            }
            var key = store.getKey(alias, password().toCharArray());
            return new Entry(key, chain);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + keyStore(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(keyStore() + " is not what we wrote", e);
        }
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(keyStore().toFile(), password().toCharArray());
    }

    private static byte[] encoded(Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate without an encoding", e);
        }
    }

    private static String pem(String type, byte[] content) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, lines);
    }

    private static void write(Path file, String content) {
        OwnFile.write(file, out -> out.write(content));
    }
}
