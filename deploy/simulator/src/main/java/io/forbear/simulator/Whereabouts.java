package io.forbear.simulator;

import static java.util.Locale.ROOT;

import io.forbear.clock.ScaledClock;
import io.forbear.simulator.desk.PlanDesk;
import io.forbear.simulator.desk.PortfolioDesk;
import io.forbear.simulator.desk.ServiceDesk;
import io.forbear.simulator.provider.ProviderFile;
import io.forbear.simulator.trouble.Trouble;
import io.forbear.simulator.wire.Connection;
import io.forbear.topics.ClientFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where the running system is, and who speaks to it. */
final class Whereabouts {
    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:FORBEAR_BOOTSTRAP:-127.0.0.1:9092}",
            description = "Kafka (FORBEAR_BOOTSTRAP; default: 127.0.0.1:9092)")
    private String bootstrap = "";

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "${env:FORBEAR_REGISTRY_URL:-http://127.0.0.1:8085}",
            description = "schema registry (FORBEAR_REGISTRY_URL; default: http://127.0.0.1:8085)")
    private String registry = "";

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            defaultValue = "${env:FORBEAR_KAFKA_CONFIG}",
            description =
                    "more settings of Kafka's clients, for example of security; registry.ca,"
                            + " registry.username and registry.password are for the registry"
                            + " (FORBEAR_KAFKA_CONFIG; default: none)")
    private @Nullable Path kafkaConfig;

    @Option(
            names = "--clock-file",
            paramLabel = "FILE",
            defaultValue = "${env:FORBEAR_CLOCK_FILE:-data/clock.properties}",
            description =
                    "the running system's clock: anchor, start, speed; real time if there is no"
                            + " such file (FORBEAR_CLOCK_FILE; default: data/clock.properties)")
    private Path clockFile = Path.of("");

    @Option(
            names = "--providers-file",
            paramLabel = "FILE",
            defaultValue = "${env:FORBEAR_PROVIDERS_FILE:-data/run/providers.properties}",
            description =
                    "with --troubles, where the system expects its providers"
                            + " (FORBEAR_PROVIDERS_FILE; default: data/run/providers.properties)")
    private Path providersFile = Path.of("");

    @Option(
            names = "--contact-url",
            paramLabel = "URL",
            defaultValue = "${env:FORBEAR_CONTACT_URL:-http://127.0.0.1:8082}",
            description =
                    "with --troubles, contact-service, which is asked for the approved wordings"
                            + " (FORBEAR_CONTACT_URL; default: http://127.0.0.1:8082)")
    private String contactUrl = "";

    @Option(
            names = "--gateway-url",
            paramLabel = "URL",
            defaultValue = "${env:FORBEAR_GATEWAY_URL:-http://127.0.0.1:8086}",
            description =
                    "with --troubles, gateway-service, whose circuit breakers are watched"
                            + " (FORBEAR_GATEWAY_URL; default: http://127.0.0.1:8086)")
    private String gatewayUrl = "";

    @Option(
            names = "--plan-url",
            paramLabel = "URL",
            defaultValue = "${env:FORBEAR_PLAN_URL}",
            description =
                    "plan-service; with it some debtors agree to a plan, the one thing that Kafka"
                            + " does not offer (FORBEAR_PLAN_URL; default: no plans)")
    private @Nullable String planUrl;

    @Option(
            names = "--plan-token-file",
            paramLabel = "FILE",
            defaultValue = "${env:FORBEAR_PLAN_TOKEN_FILE}",
            description =
                    "holds a bearer token with the role plan-desk (FORBEAR_PLAN_TOKEN_FILE; or the"
                            + " token itself in FORBEAR_PLAN_TOKEN)")
    private @Nullable Path planTokenFile;

    @Option(
            names = "--account-url",
            paramLabel = "URL",
            defaultValue = "${env:FORBEAR_ACCOUNT_URL}",
            description =
                    "account-service; with --uci its roll-rate matrix is compared with that of the"
                            + " file, which takes a system that was told the file in one month only"
                            + " (FORBEAR_ACCOUNT_URL; default: not compared)")
    private @Nullable String accountUrl;

    @Option(
            names = "--account-token-file",
            paramLabel = "FILE",
            defaultValue = "${env:FORBEAR_ACCOUNT_TOKEN_FILE}",
            description =
                    "holds a bearer token with the role auditor (FORBEAR_ACCOUNT_TOKEN_FILE; or the"
                            + " token itself in FORBEAR_ACCOUNT_TOKEN)")
    private @Nullable Path accountTokenFile;

    /** Kafka and the schema registry. */
    Connection connection() {
        return Connection.open(bootstrap, registry, settings());
    }

    private Map<String, String> settings() {
        try {
            return ClientFile.read(kafkaConfig);
        } catch (UncheckedIOException e) {
            throw new Trouble(String.valueOf(e.getMessage()), e);
        }
    }

    /** The running system's clock. */
    ScaledClock clock() {
        return ClockFile.read(clockFile);
    }

    Path clockFile() {
        return clockFile;
    }

    /** The providers that the system expects, beside which it keeps who runs. */
    Troubles troubles() {
        var pids = providersFile.toAbsolutePath().getParent();
        return Troubles.all(ProviderFile.read(providersFile), pids == null ? providersFile : pids);
    }

    /** Those who speak to the services while everything around these fails. */
    Desks desks() {
        var auditor = token("account", accountTokenFile, "auditor");
        return new Desks(
                planDesk(),
                new ServiceDesk(contactUrl, auditor),
                new ServiceDesk(gatewayUrl, auditor));
    }

    /** Who agrees to plans; null: nobody does. */
    @Nullable PlanDesk planDesk() {
        if (planUrl == null || planUrl.isBlank()) {
            return null;
        }
        return new PlanDesk(planUrl, token("plan", planTokenFile, "plan-desk"));
    }

    /** Who asks for the portfolio's figures; null: nobody does. */
    @Nullable PortfolioDesk portfolioDesk() {
        if (accountUrl == null || accountUrl.isBlank()) {
            return null;
        }
        return new PortfolioDesk(accountUrl, token("account", accountTokenFile, "auditor"));
    }

    private static String token(String service, @Nullable Path file, String role) {
        try {
            var token =
                    file != null
                            ? Files.readString(file)
                            : System.getenv(
                                    "FORBEAR_%s_TOKEN".formatted(service.toUpperCase(ROOT)));
            if (token == null || token.isBlank()) {
                throw new Trouble(
                        "--%1$s-url needs a token: give --%1$s-token-file, made with ./forbear"
                                        .formatted(service)
                                + " token --role "
                                + role);
            }
            return token.strip();
        } catch (IOException e) {
            throw new Trouble("cannot read the token file " + file, e);
        }
    }
}
