package bellwether.desk.alert.channel;

/// What a status of HTTP means for a message.
enum StatusRules {
    /// Webhooks and templates.
    WEBHOOK {
        @Override
        SendOutcome of(int status) {
            return switch (status) {
                case 408, 425, 429 -> SendOutcome.RETRY;
                case 410 -> SendOutcome.CHANNEL_BROKEN;
                default -> usual(status);
            };
        }
    },
    /// Its 404 is a token of a wrong form.
    TELEGRAM {
        @Override
        SendOutcome of(int status) {
            return switch (status) {
                case 429 -> SendOutcome.RETRY;
                case 401, 403, 404 -> SendOutcome.CHANNEL_BROKEN;
                default -> usual(status);
            };
        }
    },
    /// Push services: a subscription that ended is 404 or 410 (RFC 8030, 7.3).
    PUSH {
        @Override
        SendOutcome of(int status) {
            return switch (status) {
                case 429 -> SendOutcome.RETRY;
                case 404, 410 -> SendOutcome.CHANNEL_BROKEN;
                default -> usual(status);
            };
        }
    };

    abstract SendOutcome of(int status);

    private static SendOutcome usual(int status) {
        return switch (status / 100) {
            case 2 -> SendOutcome.DELIVERED;
            case 3, 4 -> SendOutcome.REJECTED;
            default -> SendOutcome.RETRY;
        };
    }
}
