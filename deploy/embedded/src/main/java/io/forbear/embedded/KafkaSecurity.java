package io.forbear.embedded;

import io.forbear.embedded.Certificates.ServerCertificate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a broker is protected: clients come over TLS, say who they are by SCRAM, and may do what
 * access control lists allow them, which at first is nothing.
 *
 * @param authority what clients trust
 * @param certificate the broker's
 * @param passwords of its administrators by name; counts when the storage is formatted
 * @param own the broker's own password
 */
public record KafkaSecurity(
        Path authority, ServerCertificate certificate, Map<String, String> passwords, String own) {
    private static final String MECHANISM = "SCRAM-SHA-512";
    private static final String BROKER = "broker";

    /** Nothing but TLS lets a client in. */
    static final String LISTENER = "SASL_SSL";

    public KafkaSecurity {
        passwords = Map.copyOf(passwords);
    }

    /**
     * What a client is told to come as somebody.
     *
     * @param authority PEM
     */
    public static Map<String, String> client(Path authority, String name, String password) {
        return Map.of(
                "security.protocol",
                LISTENER,
                "sasl.mechanism",
                MECHANISM,
                "sasl.jaas.config",
                login(name, password),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                authority.toString());
    }

    /** Who is known from the beginning, as {@code kafka-storage format} wants it. */
    List<String> credentials() {
        var all = new TreeMap<>(passwords);
        all.put(BROKER, own);
        return all.entrySet().stream()
                .map(
                        one ->
                                "%s=[name=%s,password=%s]"
                                        .formatted(MECHANISM, one.getKey(), one.getValue()))
                .toList();
    }

    List<String> brokerSettings() {
        var administrators =
                passwords.keySet().stream().sorted().map(name -> ";User:" + name).toList();
        return List.of(
                "listener.security.protocol.map=SASL_SSL:SASL_SSL,CONTROLLER:SSL",
                "inter.broker.listener.name=" + LISTENER,
                "sasl.enabled.mechanisms=" + MECHANISM,
                "sasl.mechanism.inter.broker.protocol=" + MECHANISM,
                "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=" + login(BROKER, own),
                "ssl.keystore.type=PEM",
                "ssl.keystore.location=" + certificate.both(),
                "ssl.truststore.type=PEM",
                "ssl.truststore.location=" + authority,
                // the controller is the broker itself: it shows its certificate
                "listener.name.controller.ssl.client.auth=required",
                "listener.name.controller.ssl.principal.mapping.rules="
                        + "RULE:^CN=kafka,.*$/"
                        + BROKER
                        + "/,DEFAULT",
                "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "allow.everyone.if.no.acl.found=false",
                "super.users=User:" + BROKER + String.join("", administrators));
    }

    private static String login(String name, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(name, password);
    }

    @Override
    public String toString() {
        return "KafkaSecurity[" + passwords.keySet() + "]";
    }
}
