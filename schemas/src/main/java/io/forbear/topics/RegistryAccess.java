package io.forbear.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where the schema registry is, and how to come to it: the same for serializers and for those who
 * ask it directly.
 *
 * @param url its base address, without a path
 * @param authority certificates, PEM, of which one vouches for the registry; null: those that the
 *     JDK trusts
 * @param username for HTTP's basic authentication; null: without
 * @param password for it
 */
public record RegistryAccess(
        String url,
        @Nullable Path authority,
        @Nullable String username,
        @Nullable String password) {
    private static final String COMPATIBLE_API = "/apis/ccompat/v7";

    public RegistryAccess {
        if ((username == null) != (password == null)) {
            throw new IllegalArgumentException(
                    "the registry wants a user name and a password, found one of them");
        }
    }

    /** A registry that everybody may ask. */
    public static RegistryAccess of(String url) {
        return new RegistryAccess(url, null, null, null);
    }

    /** As {@code registry.ca}, {@code registry.username} and {@code registry.password} say. */
    public static RegistryAccess of(String url, Map<String, String> settings) {
        var authority = settings.get("registry.ca");
        return new RegistryAccess(
                url,
                authority == null ? null : Path.of(authority),
                settings.get("registry.username"),
                settings.get("registry.password"));
    }

    /** A client of the registry, to be configured further. */
    public HttpClient.Builder http() {
        // when several first requests ask at once to go on as HTTP/2, some are never answered
        var builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        return authority == null ? builder : builder.sslContext(trusting(authority));
    }

    /**
     * A request to the interface that the registry shares with Confluent's.
     *
     * @param path below it
     */
    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + COMPATIBLE_API + path));
        var authorization = authorization();
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    /** The base address of that interface. */
    public String compatibleApi() {
        return url + COMPATIBLE_API;
    }

    /** The header that says who asks; null: nobody has to. */
    public @Nullable String authorization() {
        return username == null
                ? null
                : "Basic "
                        + Base64.getEncoder()
                                .encodeToString((username + ":" + password).getBytes(UTF_8));
    }

    /**
     * What the serializers of this build are told.
     *
     * @param build names of their settings
     */
    Map<String, Object> serializerSettings(Properties build) {
        var settings = new HashMap<String, Object>();
        settings.put(build.getProperty("url.property"), url + build.getProperty("url.path"));
        if (authority != null) {
            put(settings, build, "tls.", "{authority}", authority.toString());
        }
        if (username != null && password != null) {
            put(settings, build, "basic.", "{username}", username);
            settings.replaceAll((_, value) -> value.toString().replace("{password}", password));
        }
        return settings;
    }

    private static void put(
            Map<String, Object> settings,
            Properties build,
            String prefix,
            String place,
            String value) {
        for (var name : build.stringPropertyNames()) {
            if (name.startsWith(prefix)) {
                settings.put(
                        name.substring(prefix.length()),
                        build.getProperty(name).replace(place, value));
            }
        }
    }

    private static SSLContext trusting(Path authority) {
        try (var in = Files.newInputStream(authority)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (var one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca-" + number++, one);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + authority, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(authority + " holds no certificates", e);
        }
    }

    @Override
    public String toString() {
        return "RegistryAccess[" + url + "]";
    }
}
