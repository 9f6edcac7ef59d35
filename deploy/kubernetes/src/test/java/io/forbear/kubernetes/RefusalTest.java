package io.forbear.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.kubernetes.Chart.Values;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the chart does not install, and what it says then. */
class RefusalTest {

    @Test
    void isSoundToHelm() {
        var said = Chart.lint();
        assertThat(said.isFailed()).as(said.getMessages().toString()).isFalse();
        assertThat(said.getMessages()).noneMatch(line -> line.contains("[WARNING]"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    kafka.bootstrapServers=|kafka.bootstrapServers is needed
                    registry.url=|registry.url is needed
                    postgresql.host=|postgresql.host is needed
                    identityProvider.issuerUri=|identityProvider.issuerUri is needed
                    postgresql.caSecret.name=|postgresql.caSecret.name is needed by postgresql.sslMode verify-full
                    image.tag=latest|image.tag latest moves
                    services.account-service.database.secret.name=|services.account-service.database.secret.name is needed
                    services.plan-service.kafkaSecret.name=|services.plan-service.kafkaSecret.name is needed by kafka.securityProtocol SASL_SSL
                    services.contact-service.vault.keysetsSecret=|services.contact-service.vault.keysetsSecret is needed
                    services.compliance-service.streams.standbyReplicas=2|standbyReplicas 2 needs more than 2 replicas
                    services.compliance-service.overrides.terminationGracePeriodSeconds=50|must be more than
                    services.account-service.autoscaling.enabled=true|keda.authentication.name is needed
                    services.account-service.autoscaling.enabled=true;services.account-service.autoscaling.maxReplicas=13|maxReplicas 13 is more than kafka.topics.partitions 12
                    services.console.autoscaling.enabled=true;services.console.autoscaling.by=lag|it consumes nothing
                    monitoring.serviceMonitor.enabled=true|monitoring.serviceMonitor.tokenSecret.name is needed
                    ingress.enabled=true|ingress.tlsSecret is needed
                    ingress.enabled=true;ingress.tlsSecret=tls|ingress.rules is needed
                    httpRoute.enabled=true|httpRoute.parentRefs is needed
                    # by the schema
                    kafka.bootstrapServer=kafka:9093|bootstrapServer
                    kafka.bootstrapServers=kafka|bootstrapServers
                    kafka.securityProtocol=TLS|securityProtocol
                    services.account-service.replicas=0|replicas
                    services.accounts.replicas=2|accounts
                    services.compliance-service.autoscaling.enabled=true|autoscaling
                    services.account-service.database.secret.password=hunter2|password
                    services.compliance-service.streams.staticMembership.sessionTimeoutSeconds=3600|sessionTimeoutSeconds
                    """)
    void refuses(String settings, String said) {
        assertThatThrownBy(() -> Chart.render(Values.MINIMAL, settings(settings)))
                .hasMessageContaining(said);
    }

    private static Map<String, Object> settings(String text) {
        var settings = new LinkedHashMap<String, Object>();
        Arrays.stream(text.split(";", -1))
                .map(one -> one.split("=", 2))
                .forEach(one -> settings.put(one[0], one[1]));
        return settings;
    }
}
