// What the numbers of a training mean.

export const metrics: Readonly<Record<string, string>> = {
  steps: "Schritte",
  episodes: "Episoden",
  points: "Punkte",
  "points²": "Punkte²",
  nats: "Nats",
  "steps/s": "Schritte/s",
  "0 and up": "ab 0",
  any: "beliebig",
  "about 0 to 1; below 0 where points were lost": "etwa 0 bis 1; unter 0, wo Punkte verloren gingen",
  "1 to the time limit": "1 bis zum Zeitlimit",
  "0 to 1": "0 bis 1",
  "0 to ln 9 = 2.197": "0 bis ln 9 = 2,197",
  "0 and up; usually below 0.05": "ab 0; meist unter 0,05",
  "0 to 1; usually below 0.3": "0 bis 1; meist unter 0,3",
  "around 0": "um 0",
  "0 and up; usually to 1": "ab 0; meist bis 1",
  Steps: "Schritte",
  "Steps of all environments together since the training began, resumes included.":
    "Schritte aller Umgebungen zusammen seit Beginn des Trainings, Fortsetzungen eingeschlossen.",
  Episodes: "Episoden",
  "Episodes that ended since the training began.": "Episoden, die seit Beginn des Trainings endeten.",
  "Episode return": "Return je Episode",
  "What the learner is paid in an episode: points gained, plus bonuses, minus penalties. Sum of its rewards; mean of the last 100 episodes, from the 20th on.":
    "Was dem Lernenden in einer Episode gezahlt wird: gewonnene Punkte, plus Boni, minus Strafen. Summe seiner Belohnungen; Mittel der letzten 100 Episoden, ab der 20.",
  "Reward fraction": "Anteil der Belohnung",
  "Points gained, without bonuses and penalties, as a share of those that the level offers, one for leaving included. Mean of the last 100 episodes, from the 20th on.":
    "Gewonnene Punkte, ohne Boni und Strafen, als Anteil derer, die das Level bietet, einer für das Hinausgehen eingeschlossen. Mittel der letzten 100 Episoden, ab der 20.",
  "Episode length": "Länge der Episode",
  "Steps until the agent left, was destroyed or ran out of time. Mean of the last 100 episodes, from the 20th on.":
    "Schritte, bis der Agent hinausging, zerstört wurde oder keine Zeit mehr hatte. Mittel der letzten 100 Episoden, ab der 20.",
  "Reached the exit": "Ausgang erreicht",
  "Share of episodes that ended at the exit, of the last 100, from the 20th on.":
    "Anteil der Episoden, die am Ausgang endeten, von den letzten 100, ab der 20.",
  Entropy: "Entropie",
  "How undecided the agent is: −Σ p ln p over its nine actions. Falls as it learns; near 0 it no longer tries anything. Mean over the samples of an update.":
    "Wie unentschieden der Agent ist: −Σ p ln p über seine neun Aktionen. Sinkt beim Lernen; nahe 0 probiert er nichts mehr aus. Mittel über die Stichproben eines Updates.",
  "KL divergence": "KL-Divergenz",
  "How far an update moved the agent from the one that played. Mean of ratio − 1 − ln ratio, where ratio is the new probability of an action over the old (Schulman 2020, estimator k3); over all minibatches of the update.":
    "Wie weit ein Update den Agenten von dem entfernt hat, der gespielt hat. Mittel von r − 1 − ln r, wobei r das Verhältnis der neuen zur alten Wahrscheinlichkeit einer Aktion ist (Schulman 2020, Schätzer k3); über alle Minibatches des Updates.",
  Clipped: "Abgeschnitten",
  "Share of samples whose ratio went beyond the clip, so that they pushed no further.":
    "Anteil der Stichproben, deren Verhältnis über die Clip-Grenze ging, sodass sie nicht weiter zogen.",
  "Policy loss": "Policy-Verlust",
  "The clipped surrogate of PPO, to be lowered (Schulman et al. 2017, equation 7). Its level says little: advantages are measured anew in each update.":
    "Das abgeschnittene Surrogat von PPO, zu minimieren (Schulman et al. 2017, Gleichung 7). Seine Höhe sagt wenig: Vorteile werden in jedem Update neu gemessen.",
  "Value loss": "Wertverlust",
  "Mean squared error of the predicted return, before its coefficient; of DQN, that of the values of actions. Rises when the agent meets something new, falls as it learns to expect it.":
    "Mittlerer quadratischer Fehler des vorhergesagten Returns, vor seinem Koeffizienten; bei DQN der der Aktionswerte. Steigt, wenn der Agent Neuem begegnet, und sinkt, wenn er lernt, es zu erwarten.",
  "Gradient norm": "Gradientennorm",
  "Length of the gradient over all weights before it is clipped, mean over the minibatches of an update.":
    "Länge des Gradienten über alle Gewichte, bevor er beschnitten wird; Mittel über die Minibatches eines Updates.",
  "Random actions": "Zufällige Aktionen",
  "Chance with which the agent takes any action instead of the best it knows. DQN alone.":
    "Wahrscheinlichkeit, mit der der Agent irgendeine Aktion statt der besten bekannten nimmt. Nur DQN.",
  "Value of the best action": "Wert der besten Aktion",
  "What the agent expects from its best action, rewards to come discounted. Mean over the samples of an update. DQN alone.":
    "Was der Agent von seiner besten Aktion erwartet, künftige Belohnungen diskontiert. Mittel über die Stichproben eines Updates. Nur DQN.",
  "Learning-rate factor": "Faktor der Lernrate",
  "What the learning rate is multiplied by: as the recipe plans it, or as it was changed by hand.":
    "Womit die Lernrate multipliziert wird: wie das Rezept es plant, oder wie es von Hand geändert wurde.",
  "Entropy factor": "Faktor der Entropie",
  "What the pay for entropy is multiplied by: more keeps the agent trying, less lets it settle.":
    "Womit der Lohn für Entropie multipliziert wird: Mehr lässt den Agenten weiter probieren, weniger lässt ihn zur Ruhe kommen.",
  "Exit difficulty": "Schwere des Ausgangs",
  "Share of the points that a level asks for which opens its exit: near 0 it is open at once, at 1 the level is as it was made. For episodes that start.":
    "Anteil der vom Level verlangten Punkte, der seinen Ausgang öffnet: nahe 0 ist er sofort offen, bei 1 ist das Level, wie es gemacht wurde. Für neu beginnende Episoden.",
  "Side-effect factor": "Faktor der Nebenwirkungen",
  "What the charge for changes of the board is multiplied by, where a training has one. For episodes that start.":
    "Womit der Preis für Änderungen des Bretts multipliziert wird, wo ein Training einen hat. Für neu beginnende Episoden.",
  "Steps a second": "Schritte je Sekunde",
  "Environment steps a second since this start or resume, by the clock on the wall.":
    "Umgebungsschritte je Sekunde seit diesem Start oder dieser Fortsetzung, nach der Uhr an der Wand.",
};
