package bellwether.desk.alert.channel;

import bellwether.platform.base.Json;
import bellwether.platform.outbound.OutboundRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/// Sends what a template makes of a message.
record TemplateSender(HttpCall http) {
    SendResult send(ChannelAddress.Template to, ChannelMessage message)
            throws InterruptedException {
        TemplateService service = TemplateService.of(to.kind());
        MessageTemplate template =
                MessageTemplate.checked(
                        to.template().isBlank() ? service.usualTemplate() : to.template());
        JsonNode body;
        try {
            body = service.fitted(template.filled(message, service::escaped), to.url());
        } catch (JsonProcessingException e) {
            return SendResults.rejected(
                    "The template does not make JSON of this message; correct it.");
        }
        return http.send(
                new OutboundRequest(
                        service.endpoint(to.url()).toString(),
                        "application/json",
                        Json.bytes(body)),
                StatusRules.WEBHOOK);
    }
}
