"""DPO with stock TRL on the export ``trl-preference`` in its form ``first-divergence``.

    python dpo.py --model sft --data export/trl-preference/train.jsonl --out dpo

Longer forms hold results and words of the user after the prompt, and TRL would count them too.
"""

import argparse

from datasets import Features, Json, List, Value, load_dataset
from trl import DPOConfig, DPOTrainer

text = Value("string")
message = {"role": text, "content": text, "name": text, "tool_call_id": text, "tool_calls": List(Json())}
sides = {name: List(message) for name in ("prompt", "chosen", "rejected")}
features = Features({"version": Value("int64"), "id": text, "kind": text, "mistake": text, **sides, "tools": text})

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--model", required=True)
parser.add_argument("--data", required=True)
parser.add_argument("--out", required=True)
parser.add_argument("--max-steps", type=int, default=-1)
options = parser.parse_args()

config = DPOConfig(
    output_dir=options.out,
    max_steps=options.max_steps,
    beta=0.1,
    loss_type=["sigmoid", "sft"],
    loss_weights=[1.0, 1.0],
    max_length=8192,
    learning_rate=5e-7,
    num_train_epochs=1,
    per_device_train_batch_size=1,
    gradient_accumulation_steps=32,
    warmup_steps=0.1,
    lr_scheduler_type="linear",
    precompute_ref_log_probs=True,
    model_init_kwargs={"dtype": "float32"},
    report_to=[],
)
rows = load_dataset("json", data_files=options.data, features=features, split="train")
trainer = DPOTrainer(options.model, args=config, train_dataset=rows)
trainer.train()
trainer.save_model()
