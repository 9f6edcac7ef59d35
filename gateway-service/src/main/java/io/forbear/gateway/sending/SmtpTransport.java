package io.forbear.gateway.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.gateway.command.Because;
import io.forbear.gateway.command.Command;
import io.forbear.gateway.command.Result;
import io.forbear.gateway.provider.Placeholders;
import io.forbear.gateway.provider.ProviderSettings.Smtp;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Hands e-mails to a mail server. Their Message-ID is the command id, and every one says by a
 * header how to opt out (RFC 2369, RFC 8058).
 */
final class SmtpTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpTransport.class);

    private final Smtp settings;
    private final Duration patience;
    private final Clock clock;
    private final InternetAddress from;

    /**
     * Makes ready.
     *
     * @throws IllegalArgumentException if the sender is no address, or the address to opt out at
     *     cannot be filled in
     */
    SmtpTransport(Smtp settings, Duration patience, Clock clock) {
        this.settings = settings;
        this.patience = patience;
        this.clock = clock;
        try {
            from = new InternetAddress(settings.from(), true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("smtp.from must be an e-mail address", e);
        }
        unsubscribe(Command.EXAMPLE);
    }

    /** A mail server forwards whatever it is given. */
    @Override
    public boolean isIdempotent() {
        return false;
    }

    @Override
    public Mono<Found> find(Command command) {
        return Mono.just(new Found.CannotBeAsked());
    }

    /** Who does not wait any longer cuts the connection: nothing is handed over behind his back. */
    @Override
    public Mono<Result> send(Command command, Handover handover) {
        return Mono.defer(
                () -> {
                    var sockets = new CutSockets();
                    return Mono.fromCallable(() -> handOver(command, handover, sockets))
                            .subscribeOn(Schedulers.boundedElastic())
                            .doOnCancel(sockets::cut);
                });
    }

    private Result handOver(Command command, Handover handover, CutSockets sockets) {
        InternetAddress to;
        try {
            to = new InternetAddress(String.valueOf(command.recipient()), true);
        } catch (AddressException e) {
            return new Result.Refused(false, "the recipient is no e-mail address");
        }
        var sender = sender(sockets);
        try {
            var message = message(sender.createMimeMessage(), command, to);
            return handOver(message, connected(sender), () -> mayLeave(command, handover));
        } catch (MessagingException failure) {
            throw MailFailures.ofConnecting(failure);
        }
    }

    /** Whether it is in time still, after all that had to be agreed on with the server. */
    private boolean mayLeave(Command command, Handover handover) {
        if (command.isPast(clock.instant())) {
            return false;
        }
        handover.begin();
        return true;
    }

    /** What fails here was not sent for certain. */
    private static jakarta.mail.Transport connected(JavaMailSenderImpl sender)
            throws MessagingException {
        var server = sender.getSession().getTransport("smtp");
        server.connect(
                sender.getHost(), sender.getPort(), sender.getUsername(), sender.getPassword());
        return server;
    }

    private static Result handOver(
            MimeMessage message, jakarta.mail.Transport server, BooleanSupplier mayLeave) {
        try {
            var recipients = message.getAllRecipients();
            var id = message.getMessageID();
            if (!mayLeave.getAsBoolean()) {
                return new Result.Withheld(Because.EXPIRED);
            }
            server.sendMessage(message, recipients);
            return new Result.Accepted(id);
        } catch (MessagingException failure) {
            return MailFailures.result(failure);
        } finally {
            leave(server);
        }
    }

    /** What goes wrong when we leave says nothing of the message any more. */
    private static void leave(jakarta.mail.Transport server) {
        try {
            server.close();
        } catch (MessagingException e) {
            LOG.debug("the mail server did not let us go", e);
        }
    }

    private MimeMessage message(MimeMessage message, Command command, InternetAddress to)
            throws MessagingException {
        message.setFrom(from);
        message.setRecipient(jakarta.mail.Message.RecipientType.TO, to);
        message.setSubject(command.subject(), UTF_8.name());
        message.setText(command.message(), UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        var unsubscribe = unsubscribe(command);
        message.setHeader("List-Unsubscribe", "<" + unsubscribe + ">");
        if (settings.oneClick() && unsubscribe.startsWith("https:")) {
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        var language = command.language();
        if (language != null) {
            message.setHeader("Content-Language", language);
        }
        message.saveChanges(); // which makes an id of its own
        message.setHeader("Message-ID", "<" + command.commandId() + "@" + domain() + ">");
        return message;
    }

    private String unsubscribe(Command command) {
        return Placeholders.fill(settings.unsubscribe(), Map.of("commandId", command.commandId()));
    }

    private String domain() {
        return from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
    }

    /** Made for every message: the file with the password may be replaced while we run. */
    private JavaMailSenderImpl sender(CutSockets sockets) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        sender.setDefaultEncoding(UTF_8.name());
        var password = settings.password();
        if (password != null) {
            sender.setUsername(settings.username());
            try {
                sender.setPassword(password.getContentAsString(UTF_8).strip());
            } catch (IOException _) {
                throw ProviderFailure.ours("the password of the mail server cannot be read");
            }
        }
        var properties = properties(password != null);
        properties.put("mail.smtp.socketFactory", sockets);
        sender.setJavaMailProperties(properties);
        return sender;
    }

    private Properties properties(boolean logIn) {
        var properties = new Properties();
        var millis = Long.toString(patience.toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        // what is said when we leave changes nothing any more: nobody waits for it
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        properties.setProperty("mail.smtp.auth", Boolean.toString(logIn));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.startTls()));
        properties.setProperty(
                "mail.smtp.starttls.required", Boolean.toString(settings.startTls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }
}
