package io.forbear.simulator.provider;

import io.forbear.simulator.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Where the running system expects its providers, as {@code ./forbear up --providers simulated}
 * notes it.
 *
 * @param smsPort where the provider of SMS listens
 * @param emailPort where the provider of e-mail listens
 * @param webhooks address below which gateway-service takes webhooks
 * @param secret by which they are signed
 */
public record ProviderFile(int smsPort, int emailPort, String webhooks, String secret) {
    /** How gateway-service calls the two. */
    public static final String SMS = "simulated-sms";

    public static final String EMAIL = "simulated-email";

    /**
     * Reads the file.
     *
     * @throws Trouble if there is none, or it is not one
     */
    public static ProviderFile read(Path file) {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
            return new ProviderFile(
                    Integer.parseInt(value(properties, "sms.port")),
                    Integer.parseInt(value(properties, "email.port")),
                    value(properties, "webhooks"),
                    Files.readString(Path.of(value(properties, "secret.file"))).strip());
        } catch (IOException | IllegalArgumentException e) {
            throw new Trouble(
                    "the running system has no simulated providers (%s): start it with ./forbear up"
                                    .formatted(file)
                            + " --providers simulated",
                    e);
        }
    }

    private static String value(Properties properties, String key) {
        var value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("it has no " + key);
        }
        return value.strip();
    }

    @Override
    public String toString() {
        return "providers on ports %d and %d, webhooks to %s"
                .formatted(smsPort, emailPort, webhooks);
    }
}
