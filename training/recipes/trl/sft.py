"""SFT with stock TRL on the export ``trl-sft``.

    python sft.py --model Qwen/Qwen2.5-Coder-7B-Instruct --data export/trl-sft/train.jsonl --out sft

TRL takes the template of a known model for one with markers around what the assistant wrote, and trains on that alone.
"""

import argparse

from datasets import Features, Json, List, Value, load_dataset
from trl import SFTConfig, SFTTrainer

text = Value("string")
message = {"role": text, "content": text, "name": text, "tool_call_id": text, "tool_calls": List(Json())}
features = Features({"version": Value("int64"), "id": text, "kind": text, "messages": List(message), "tools": text})

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--model", required=True)
parser.add_argument("--data", required=True)
parser.add_argument("--out", required=True)
parser.add_argument("--max-steps", type=int, default=-1)
options = parser.parse_args()

config = SFTConfig(
    output_dir=options.out,
    max_steps=options.max_steps,
    assistant_only_loss=True,
    max_length=8192,
    learning_rate=1e-5,
    num_train_epochs=1,
    per_device_train_batch_size=1,
    gradient_accumulation_steps=64,
    warmup_steps=0.1,
    lr_scheduler_type="linear",
    model_init_kwargs={"dtype": "float32"},
    report_to=[],
)
rows = load_dataset("json", data_files=options.data, features=features, split="train")
trainer = SFTTrainer(options.model, args=config, train_dataset=rows)
trainer.train()
trainer.save_model()
