package io.forbear.gateway.sending;

import io.forbear.gateway.command.Result;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/** What a failure of a mail server means. A code of 4xx: not now; 5xx: never (RFC 5321). */
final class MailFailures {
    private static final Pattern ENHANCED =
            Pattern.compile("\\b5[0-9]{2}[ -]5\\.([0-9]{1,3})\\.[0-9]{1,3}\\b");

    private MailFailures() {}

    /** Nothing was handed over: no connection, no encryption where it is asked for, no log-in. */
    static ProviderFailure ofConnecting(MessagingException failure) {
        return ProviderFailure.notSent(
                switch (failure) {
                    case AuthenticationFailedException _ -> "the mail server does not know us";
                    case MailConnectException _ -> "the mail server cannot be reached";
                    default -> "the mail server cannot be spoken to: " + failure.getMessage();
                });
    }

    /**
     * What came of handing over a message.
     *
     * @throws ProviderFailure if the server is to blame
     */
    static Result result(MessagingException failure) {
        for (var cause : causes(failure).toList()) {
            var verdict = verdict(cause);
            if (verdict != null) {
                return verdict;
            }
        }
        throw ProviderFailure.uncertain("the mail server broke off the message");
    }

    /** Null: it does not tell. */
    private static @Nullable Result verdict(Exception cause) {
        return switch (cause) {
            case SMTPSenderFailedException failed ->
                    // its word on who we are, not on the message
                    throw ProviderFailure.notSent(answered(failed.getReturnCode()));
            case SMTPAddressFailedException failed ->
                    byCode(
                            failed.getReturnCode(),
                            isWrong(failed.getReturnCode(), String.valueOf(failed.getMessage())));
            case SMTPSendFailedException failed -> byCode(failed.getReturnCode(), false);
            default -> null;
        };
    }

    /**
     * Whether a server that refuses a recipient for ever says that there is none such: by its
     * enhanced code 5.1.x (RFC 3463), or without one by 550, 551 or 553. A full mailbox (5.2.2) or
     * a filter (5.7.1) says nothing of the address.
     */
    static boolean isWrong(int code, String answer) {
        var enhanced = ENHANCED.matcher(answer);
        return enhanced.find()
                ? enhanced.group(1).equals("1")
                : code == 550 || code == 551 || code == 553;
    }

    private static @Nullable Result byCode(int code, boolean recipient) {
        return switch (code / 100) {
            case 4 -> throw ProviderFailure.notSent(answered(code));
            case 5 -> new Result.Refused(recipient, answered(code));
            default -> null;
        };
    }

    private static String answered(int code) {
        return "the mail server answered " + code;
    }

    /** The innermost first: it is the most precise. */
    private static Stream<Exception> causes(@Nullable Exception failure) {
        if (failure == null) {
            return Stream.empty();
        }
        var inner = failure instanceof MessagingException mail ? mail.getNextException() : null;
        return Stream.concat(causes(inner), Stream.of(failure));
    }
}
