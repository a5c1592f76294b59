// The titles of the language models that come along.

export const languageModels: Readonly<Record<string, string>> = {
  "S, pretrained": "S, vortrainiert",
  "S, start of PPO: 300 demonstrations and the web": "S, Anfang von PPO: 300 Beispiele und das Web",
  "S after 300 demonstrations": "S nach 300 Beispielen",
  "S after 1,200 demonstrations": "S nach 1.200 Beispielen",
  "S as reward model": "S als Reward-Modell",
  "S as reward model, first round": "S als Reward-Modell, erste Runde",
  "S after PPO with pretraining mix, first round": "S nach PPO mit beigemischtem Vortraining, erste Runde",
  "S after PPO with pretraining mix": "S nach PPO mit beigemischtem Vortraining",
  "S after PPO without it": "S nach PPO ohne es",
  "S after PPO without a price for KL": "S nach PPO ohne Preis für KL",
  "M, pretrained": "M, vortrainiert",
  "BIG, pretrained": "BIG, vortrainiert",
};
