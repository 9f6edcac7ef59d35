package io.forbear.messaging.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.messaging.wire.KafkaClients;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

class KafkaClientsTest {
    private final ApplicationContextRunner boot =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    SslAutoConfiguration.class, KafkaAutoConfiguration.class))
                    .withPropertyValues(
                            "spring.kafka.security.protocol=SASL_SSL",
                            "spring.kafka.properties.sasl.mechanism=SCRAM-SHA-512");

    @Test
    void tellsEveryClientHowToComeIn() {
        boot.run(
                context ->
                        assertThat(settings(context))
                                .allSatisfy(
                                        one ->
                                                assertThat(one)
                                                        .containsEntry(
                                                                "security.protocol", "SASL_SSL")
                                                        .containsEntry(
                                                                "sasl.mechanism",
                                                                "SCRAM-SHA-512")));
    }

    @Test
    void takesCertificatesFromABundleToo() {
        boot.withPropertyValues(
                        "spring.kafka.ssl.bundle=bank",
                        "spring.ssl.bundle.pem.bank.truststore.certificate="
                                + "classpath:io/forbear/messaging/autoconfigure/authority.pem")
                .run(
                        context ->
                                assertThat(settings(context))
                                        .allSatisfy(
                                                one ->
                                                        assertThat(one)
                                                                .containsKeys(
                                                                        "ssl.engine.factory.class",
                                                                        SslBundle.class
                                                                                .getName())));
    }

    private static Stream<Map<String, Object>> settings(ApplicationContext context) {
        KafkaClients clients =
                new MessagingAutoConfiguration()
                        .kafkaClients(
                                context.getBean(ProducerFactory.class),
                                context.getBean(ConsumerFactory.class),
                                context.getBean(KafkaAdmin.class));
        return Stream.of(clients.producer(), clients.consumer(), clients.admin());
    }
}
