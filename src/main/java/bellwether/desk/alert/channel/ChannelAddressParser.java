package bellwether.desk.alert.channel;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.outbound.DestinationRules;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Reads the address of a channel as users write it: `{"to"}` for e-mail, `{"url", "secret"?}` for
/// webhooks, `{"url", "template"?}` for Slack, Discord and ntfy, `{"bot_token", "chat_id"}` for
/// Telegram, and for web push what a browser's `PushSubscription` gives as JSON: `{"endpoint",
/// "keys": {"p256dh", "auth"}}`.
public final class ChannelAddressParser {
    private static final int AUTH_BYTES = 16;
    private static final String TOKEN = "\\d{5,15}:[A-Za-z0-9_-]{30,64}";
    private static final String CHAT = "-?\\d{1,20}|@[A-Za-z0-9_]{4,32}";
    private static final String TOPIC = "[A-Za-z0-9_-]{1,64}";

    private final DestinationRules rules;
    private final TemplateFields fields;
    private final SecureRandom random = new SecureRandom();

    /// A parser for users' requests.
    ///
    /// @param fields what templates may name
    public ChannelAddressParser(DestinationRules rules, TemplateFields fields) {
        this.rules = rules;
        this.fields = fields;
    }

    /// Reads an address.
    ///
    /// @param pointer where it is in the body, such as `/address`
    /// @throws Refusal `invalid_request` with each field that is wrong, `address_refused` or
    ///   `bad_template`
    public ChannelAddress parse(ChannelKind kind, JsonNode address, String pointer) {
        if (!address.isObject()) {
            throw Refusal.invalid(pointer, "must be an object");
        }
        Form form = new Form(address, pointer);
        ChannelAddress parsed =
                switch (kind) {
                    case EMAIL -> email(form);
                    case WEBHOOK -> webhook(form);
                    case SLACK, DISCORD, NTFY -> template(kind, form);
                    case TELEGRAM -> telegram(form);
                    case WEB_PUSH -> push(form);
                };
        form.requireNoFaults();
        return parsed;
    }

    private static ChannelAddress email(Form form) {
        form.allow("to");
        return new ChannelAddress.Email(
                form.text(
                        "to",
                        MailSettings::isMailBox,
                        "must be one e-mail address such as jo@example.com"));
    }

    private ChannelAddress webhook(Form form) {
        form.allow("url", "secret");
        String secret =
                form.has("secret")
                        ? form.text(
                                "secret",
                                WebhookSecrets::isSecret,
                                "must be whsec_ and the base64 of 24 to 64 bytes")
                        : WebhookSecrets.create(random);
        return new ChannelAddress.Webhook(url(form, "url"), List.of(secret));
    }

    private ChannelAddress template(ChannelKind kind, Form form) {
        form.allow("url", "template");
        URI url = url(form, "url");
        if (kind == ChannelKind.NTFY
                && !url.toString().isEmpty()
                && !TemplateService.topic(url).matches(TOPIC)) {
            form.fault("url", "must end in a topic, as https://ntfy.sh/my-topic");
        }
        String template = form.has("template") ? form.text("template") : "";
        if (!template.isBlank()) {
            form.pointed("template", () -> MessageTemplate.parse(template, fields));
        }
        return new ChannelAddress.Template(kind, url, template.isBlank() ? "" : template);
    }

    private static ChannelAddress telegram(Form form) {
        form.allow("bot_token", "chat_id");
        return new ChannelAddress.Telegram(
                form.text(
                        "bot_token",
                        text -> text.matches(TOKEN),
                        "must be the token that BotFather gave, digits:letters"),
                form.text(
                        "chat_id",
                        text -> text.matches(CHAT),
                        "must be a chat's number, or a public @name"));
    }

    private ChannelAddress push(Form form) {
        form.allow("endpoint", "keys", "expirationTime");
        URI endpoint = url(form, "endpoint");
        Form keys = form.inner("keys");
        keys.allow("p256dh", "auth");
        return new ChannelAddress.WebPush(
                endpoint,
                keys.text(
                        "p256dh",
                        ChannelAddressParser::isPublicKey,
                        "must be the subscription's P-256 key of 65 bytes in base64url"),
                keys.text(
                        "auth",
                        ChannelAddressParser::isAuthSecret,
                        "must be the subscription's secret of 16 bytes in base64url"));
    }

    private static boolean isPublicKey(String text) {
        try {
            P256.publicKey(Base64Url.decode(text));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isAuthSecret(String text) {
        try {
            return Base64Url.decode(text).length == AUTH_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private URI url(Form form, String field) {
        String text = form.url(field);
        if (!text.isEmpty()) {
            form.pointed(field, () -> rules.require(text));
        }
        return URI.create(text);
    }

    /// The fields of an object, and what is wrong with them.
    private static final class Form {
        private final JsonNode object;
        private final String pointer;
        private final List<Fault> faults;

        Form(JsonNode object, String pointer) {
            this(object, pointer, new ArrayList<>());
        }

        private Form(JsonNode object, String pointer, List<Fault> faults) {
            this.object = object;
            this.pointer = pointer;
            this.faults = faults;
        }

        Form inner(String field) {
            return new Form(object.path(field), pointer + "/" + field, faults);
        }

        void allow(String... names) {
            Set<String> known = new TreeSet<>(List.of(names));
            object.fieldNames()
                    .forEachRemaining(name -> {
                        if (!known.contains(name)) {
                            fault(
                                    name,
                                    DidYouMean.among(known, name)
                                            .map(
                                                    "is not a known field; did you mean %s?"
                                                            ::formatted)
                                            .orElse(
                                                    "is not a known field; known are "
                                                            + String.join(", ", known)));
                        }
                    });
        }

        boolean has(String field) {
            return object.hasNonNull(field);
        }

        /// Empty, and a fault, where it is missing.
        String text(String field) {
            JsonNode value = object.path(field);
            if (value.isTextual() || value.isIntegralNumber()) {
                return value.asText();
            }
            fault(
                    field,
                    value.isMissingNode() || value.isNull() ? "is required" : "must be a text");
            return "";
        }

        /// A number is none, though it is taken for the text of an id.
        String url(String field) {
            if (object.path(field).isNumber()) {
                fault(field, "must be a URL in quotes, was " + object.path(field));
                return "";
            }
            return text(field);
        }

        String text(String field, Predicate<String> rule, String words) {
            int before = faults.size();
            String text = text(field);
            if (faults.size() == before && !rule.test(text)) {
                fault(field, words);
            }
            return text;
        }

        void fault(String field, String words) {
            faults.add(new Fault(pointer + "/" + field, words));
        }

        /// Lets a refusal name the field.
        void pointed(String field, Runnable check) {
            try {
                check.run();
            } catch (Refusal e) {
                throw e.at(pointer + "/" + field);
            }
        }

        void requireNoFaults() {
            if (!faults.isEmpty()) {
                throw Refusal.invalid(faults);
            }
        }
    }
}
