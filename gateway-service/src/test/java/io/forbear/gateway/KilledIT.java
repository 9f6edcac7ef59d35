package io.forbear.gateway;

import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.embedded.Database;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactOutcome;
import io.forbear.simulator.provider.Mood;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The service as a process of its own that is really killed in the middle of its calls. Whether the
 * provider sends a message once however often it is posted decides what happens then.
 */
class KilledIT {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final int AT_ONCE = 2;
    private static final int COMMANDS = 6;
    private static final long PATIENCE_SECONDS = 30;

    private final ProviderSimulator idempotent = new ProviderSimulator(true);
    private final ProviderSimulator other = new ProviderSimulator(false);
    private final Database database = Surroundings.newDatabase("gateway-killed");
    private final List<Process> started = new ArrayList<>();

    /** They leave their consumer groups, for whoever comes next. */
    @AfterEach
    void stop() throws InterruptedException {
        for (var process : started) {
            process.destroy();
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void sendsNothingTwiceAndSaysWhatIsNotKnown() throws Exception {
        idempotent.is(_ -> Mood.SENDS_AND_HANGS);
        other.is(_ -> Mood.SENDS_AND_HANGS);
        var texts = commands(_ -> Commanded.sms(CLOCK.instant(), "text"));
        var mails = commands(_ -> Commanded.email(CLOCK.instant(), "li@home.example", "mail"));
        var first = start();
        Surroundings.sendAll(Topics.COMMAND_SMS, texts);
        Surroundings.sendAll(Topics.COMMAND_EMAIL, mails);
        soon(() -> assertThat(sent(idempotent, texts)).isNotEmpty());
        soon(() -> assertThat(sent(other, mails)).isNotEmpty());

        first.destroyForcibly();
        assertThat(first.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        var begun = sent(idempotent, texts).size();
        var inDoubt = sent(other, mails);
        idempotent.is(_ -> Mood.WORKS);
        other.is(_ -> Mood.WORKS);
        start();

        for (var text : texts) {
            isReported(text, ContactOutcome.SENT);
        }
        for (var mail : mails) {
            isReported(
                    mail, inDoubt.contains(mail) ? ContactOutcome.UNREPORTED : ContactOutcome.SENT);
        }
        assertThat(texts).allMatch(one -> idempotent.timesSent(one.getCommandId()) == 1);
        assertThat(mails).allMatch(one -> other.timesSent(one.getCommandId()) == 1);
        assertThat(idempotent.calls()).as("posted again").isGreaterThanOrEqualTo(COMMANDS + begun);
        assertThat(other.calls()).as("not posted again").isEqualTo(COMMANDS);
        assertThat(String.valueOf(other.message(mails.getFirst().getCommandId())))
                .isEqualTo("{\"text\":\"mail\",\"subject\":\"About your account\"}");
    }

    private static List<ContactCommand> commands(IntFunction<ContactCommand> command) {
        return Stream.iterate(0, i -> i + 1).limit(COMMANDS).map(command::apply).toList();
    }

    private static List<ContactCommand> sent(
            ProviderSimulator provider, List<ContactCommand> commands) {
        return commands.stream().filter(one -> provider.timesSent(one.getCommandId()) > 0).toList();
    }

    private static void isReported(ContactCommand command, ContactOutcome expected) {
        soon(
                () ->
                        assertThat(
                                        Surroundings.read(
                                                Topics.CONTACT_ATTEMPTED, command.getDebtorId()))
                                .extracting(ContactAttempted::getOutcome)
                                .containsExactly(expected));
    }

    private Process start() throws IOException {
        var command = new ArrayList<String>();
        command.add(String.join(File.separator, System.getProperty("java.home"), "bin", "java"));
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-cp", classPath()));
        command.add(GatewayServiceApplication.class.getName());
        settings().forEach((name, value) -> command.add("--" + name + "=" + value));
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        Path.of("target/killed.log").toFile()))
                        .start();
        started.add(process);
        return process;
    }

    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private Map<String, String> settings() {
        var settings = new TreeMap<>(Surroundings.properties(database));
        settings.put("server.port", "0");
        settings.put("spring.kafka.consumer.properties.session.timeout.ms", "6000");
        settings.putAll(provider("sms", idempotent, true));
        settings.putAll(provider("email", other, false));
        settings.put("forbear.gateway.opaque-endpoints", "true");
        return settings;
    }

    /** It counts as broken off after little more than a call may take. */
    private static Map<String, String> provider(
            String medium, ProviderSimulator provider, boolean idempotent) {
        var prefix = "forbear.gateway.providers.rented-" + medium + ".";
        var limits = prefix + "limits.";
        return Map.of(
                prefix + "medium", medium,
                prefix + "http.url", provider.url(),
                prefix + "http.body", "{\"text\":\"{message}\",\"subject\":\"{subject}\"}",
                prefix + "http.idempotent", "" + idempotent,
                limits + "time-limit", "5s",
                limits + "tries", "1",
                limits + "concurrency", "" + AT_ONCE,
                limits + "per", "10ms",
                limits + "slack", "10ms");
    }
}
