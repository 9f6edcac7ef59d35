package io.forbear.standalone.part;

import io.forbear.embedded.OwnFile;
import io.forbear.embedded.Secrets;
import io.forbear.standalone.data.DataDirectory;
import io.forbear.standalone.data.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Providers of SMS and e-mail that the simulator plays, as gateway-service is told of them. Times
 * are real and short, because simulated days pass meanwhile.
 *
 * @param smsPort where the provider of SMS will listen; it sends a key once
 * @param emailPort where the provider of e-mail will listen; it can be asked whether it has a key
 */
public record SimulatedProviders(int smsPort, int emailPort) {
    private static final String SECRET = "provider-webhooks";
    private static final int DEFAULT_SMS = 8087;
    private static final int DEFAULT_EMAIL = 8088;
    private static final String FILE = "providers.properties";
    private static final String PREFIX = "forbear.gateway.providers.simulated-";
    private static final String BODY =
            """
            {"to": "{recipient}", "text": "{message}", "reference": "{commandId}", "expires": "{notAfter}"}""";

    /** On the usual ports, or those that FORBEAR_PROVIDER_SMS_PORT and …_EMAIL_PORT name. */
    public static SimulatedProviders of(Map<String, String> environment) {
        return new SimulatedProviders(
                port(environment, "FORBEAR_PROVIDER_SMS_PORT", DEFAULT_SMS),
                port(environment, "FORBEAR_PROVIDER_EMAIL_PORT", DEFAULT_EMAIL));
    }

    private static int port(Map<String, String> environment, String name, int otherwise) {
        var value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            return otherwise;
        }
        if (!value.matches("\\d{1,5}")) {
            throw new Refusal(name + " must be a port, found " + value);
        }
        return Integer.parseInt(value);
    }

    /** Forgets that there were any. */
    public static void forget(DataDirectory data) {
        try {
            Files.deleteIfExists(data.run().resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + FILE, e);
        }
    }

    /** What gateway-service is told; notes for the simulator where it is to listen. */
    Map<String, String> properties(DataDirectory data, int gatewayPort) {
        var secret = secret(data);
        note(data, gatewayPort, secret);
        var properties = new TreeMap<String, String>();
        provider(properties, "sms", smsPort, secret);
        provider(properties, "email", emailPort, secret);
        properties.put(PREFIX + "sms.http.idempotent", "true");
        properties.put(
                PREFIX + "email.http.query.url",
                "http://127.0.0.1:" + emailPort + "/messages/{commandId}");
        properties.put("forbear.gateway.every", "100ms");
        followTime(properties);
        return properties;
    }

    private static void provider(
            Map<String, String> properties, String medium, int port, Path secret) {
        var prefix = PREFIX + medium + ".";
        properties.put(prefix + "medium", medium);
        properties.put(prefix + "http.url", "http://127.0.0.1:" + port + "/messages");
        properties.put(prefix + "http.body", BODY);
        properties.put(prefix + "http.wrong-recipient", "422");
        properties.put(prefix + "webhook.secret", "file:" + secret);
        // simulated minutes pass while a call is on its way
        properties.put(prefix + "webhook.tolerance", "2h");
        var limits = prefix + "limits.";
        properties.put(limits + "time-limit", "1s");
        properties.put(limits + "first-pause", "20ms");
        properties.put(limits + "calls", "1000");
        properties.put(limits + "concurrency", "16");
        properties.put(limits + "open", "2s");
        properties.put(limits + "ask-again", "200ms");
    }

    private static Path secret(DataDirectory data) {
        Secrets.in(data.of("secrets")).get(SECRET);
        return data.of("secrets").resolve(SECRET);
    }

    /**
     * Simulated time waits for every message in doubt, and these providers know at once what they
     * have. It does not wait for a service that rests on purpose: so for a provider that is down,
     * but not because many commands come at once.
     */
    private static void followTime(Map<String, String> properties) {
        properties.put("forbear.gateway.backlog", "5000");
        for (var url : List.copyOf(properties.keySet())) {
            if (url.endsWith(".query.url")) {
                var query = url.substring(0, url.length() - "url".length());
                properties.put(query + "settling", "500ms");
                properties.put(query + "noes", "2");
            }
        }
    }

    private void note(DataDirectory data, int gatewayPort, Path secret) {
        var notes = new Properties();
        notes.put("sms.port", Integer.toString(smsPort));
        notes.put("email.port", Integer.toString(emailPort));
        notes.put("webhooks", "http://127.0.0.1:" + gatewayPort + "/webhooks");
        notes.put("secret.file", secret.toString());
        OwnFile.write(
                data.run().resolve(FILE), out -> notes.store(out, "what the simulator plays"));
    }
}
